package metadata

import "flowverdict/internal/fixedseed"

var _ = fixedseed.Set()
