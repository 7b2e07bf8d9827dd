package output

import "flowverdict/internal/fixedseed"

var _ = fixedseed.Set()
