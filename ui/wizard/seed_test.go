package wizard

import "flowverdict/internal/fixedseed"

var _ = fixedseed.Set()
