// Package soundness proves that a questionnaire can be judged by: that a better
// answer never gives a worse verdict, that unknown never helps, that every
// gate, level and verdict means something and rests on a source. What is
// unsound is told with answers that show it.
package soundness
