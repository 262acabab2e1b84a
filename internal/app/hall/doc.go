// Package hall has the use cases of the assembly. Each is one transaction.
package hall
