package advice

import "flowverdict/internal/fixedseed"

var _ = fixedseed.Set()
