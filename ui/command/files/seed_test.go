package files

import "flowverdict/internal/fixedseed"

var _ = fixedseed.Set()
