package edit

import "flowverdict/internal/fixedseed"

var _ = fixedseed.Set()
