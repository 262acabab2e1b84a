// Package api is the JSON API: what the pages do, for programs. Every operation
// is a use case of hall with its request and answer written down in Go, from
// which the OpenAPI document is made. See docs/api.md.
package api
