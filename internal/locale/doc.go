// Package locale holds the words that people read, in every language, and
// writes numbers, shares and dates as each language does.
//
// Words live in text/LANGUAGE/AREA.yaml. The key of a text is the area and the
// path within the file, joined by dots: `missing: ...` in text/en/fault.yaml
// is "fault.missing"; maps below a key add to it.
// Areas let several parts of the program add words without meeting in one
// file.
//
// Within a text, {0} and {1} stand for positional arguments, {good} for named
// ones (see Args). A format may follow a colon:
//
//	{0}     as it is: whole numbers plainly (years), others to 6 digits
//	{0:2}   two decimals, thousands grouped
//	{0:n}   grouped, with as many decimals as it has, at most 3
//	{0:%}   a share as a percentage; {0:%1} with one decimal
//	{0:e}   1.2e-9
//
// {|은/는} is a Korean particle: the first form stands after a consonant, the
// second after a vowel, by the sound of what was filled in just before it.
//
// {{ and }} stand for braces themselves. A text with plural forms is a map
// with the forms of the language (in English one and other); the first
// number among the arguments chooses, or the one that `by` names.
//
// A key that does not exist is shown as !key!, and fails the tests.
package locale
