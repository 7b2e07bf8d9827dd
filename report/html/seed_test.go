package html

import "flowverdict/internal/fixedseed"

var _ = fixedseed.Set()
