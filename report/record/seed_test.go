package record

import "flowverdict/internal/fixedseed"

var _ = fixedseed.Set()
