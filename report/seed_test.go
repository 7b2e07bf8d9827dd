package report

import "flowverdict/internal/fixedseed"

var _ = fixedseed.Set()
