// Package summary says in a few words what a verdict says: why it is what it
// is, what it rests on, what would change it and who would have to, and what to
// ask next. It finds nothing itself: packages questionnaire and analysis do,
// exactly. The screen, the line-by-line driver, the report and the command line
// say the same, because they all ask here.
//
// It lays nothing out. It imports packages of the questionnaire and internal
// ones.
package summary
