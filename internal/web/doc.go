// Package web serves the pages.
//
// A request goes one way: the frame (log, panic page, security headers,
// cross-origin check, who asks, in which language), then the route's action,
// then a template. All routes stand in one list (routes.go). An action is a
// method of *call in a file of its own; it reads a form into a struct, asks one
// use case of package hall, and shows a page or sends the reader on. It decides
// nothing: who may do what is hall's policy, which the pages ask only so that
// nobody is shown a button that would be refused.
//
// Every page is whole without scripts. The scripts in static/ only save a
// reader the reloading: they follow a stream of server-sent events and fetch
// the page's live parts again.
package web
