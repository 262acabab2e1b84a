//go:build purego || !amd64

package dense

// kernels lists what this machine can run, the fastest first.
func kernels() []kernel { return []kernel{portable} }
