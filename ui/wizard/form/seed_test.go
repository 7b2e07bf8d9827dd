package form

import "flowverdict/internal/fixedseed"

var _ = fixedseed.Set()
