package folder

import "flowverdict/internal/fixedseed"

var _ = fixedseed.Set()
