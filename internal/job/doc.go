// Package job runs work in the background.
package job
