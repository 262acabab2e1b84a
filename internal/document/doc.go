// Package document is a text for people as data: a communiqué, minutes, a
// conclusion, a book. It knows titles, a dateline, sections, numbered points,
// speeches, lists and tables, and nothing of what they are about.
//
// Renderers write a document as a page that needs nothing else (HTML, which is
// also what is printed on paper) and as plain text. Package document/pdf prints
// the page; package publish/akn marks the same tree up for archives.
package document
