package linear

import "flowverdict/internal/fixedseed"

var _ = fixedseed.Set()
