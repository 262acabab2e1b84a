// Package web serves the pages.
package web
