package records

import "flowverdict/internal/fixedseed"

var _ = fixedseed.Set()
