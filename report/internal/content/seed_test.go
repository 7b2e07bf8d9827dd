package content_test

import "flowverdict/internal/fixedseed"

var _ = fixedseed.Set()
