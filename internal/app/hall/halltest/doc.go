// Package halltest is the suite that every store of the hall must pass.
package halltest
