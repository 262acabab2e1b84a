// Package apitest plays a plenary day through by the API alone: from the first
// link to the adopted version of the plan and its task. It knows nothing but
// addresses and JSON, so that it is a test of any server and any database, and
// an example of how to use the API.
package apitest
