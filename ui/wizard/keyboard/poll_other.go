//go:build !unix

package keyboard

import (
	"os"
	"time"
)

// readable is never asked: Windows tells keys one by one.
func readable(*os.File, time.Duration) bool { return false }
