package strip

import "flowverdict/internal/fixedseed"

var _ = fixedseed.Set()
