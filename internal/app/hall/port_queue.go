package hall

import (
	"context"
	"encoding/json"
	"time"
)

// JobKind says what a job does.
type JobKind string

// The kinds of job.
const (
	JobSolve   JobKind = "solve"   // a version of a plan
	JobCosting JobKind = "costing" // changes against a version
)

// Job is work in the background. Its key is the hash of what it works on: two
// jobs with one key are one job, and a job whose result is there is not done
// again.
type Job struct {
	Kind JobKind
	Key  string
	Args json.RawMessage // as Hall.Run takes them
}

// JobState says where a job stands.
type JobState string

// The states of a job.
const (
	JobNone      JobState = ""          // never asked for
	JobWaiting   JobState = "waiting"   // also when it will be tried again
	JobRunning   JobState = "running"   //
	JobDone      JobState = "done"      // its result is in the store
	JobFailed    JobState = "failed"    // it will not be tried again by itself
	JobCancelled JobState = "cancelled" //
)

// Queue keeps jobs until they are done. A job that was running when a worker
// was killed is run again.
type Queue interface {
	// Add adds a job unless one with its key is waiting, running or done. One
	// that failed or was cancelled is asked for anew.
	Add(ctx context.Context, job Job) error
	// State is the state of the job with a key.
	State(ctx context.Context, key string) (JobState, error)
	// Cancel stops the job with a key, waiting or running; none is no error.
	Cancel(ctx context.Context, key string) error
}

// Runner does the work of a job; Hall is one. An error is tried again a few
// times, unless it is a Refusal. A cancelled context stops it.
type Runner interface {
	Run(ctx context.Context, job Job) error
}

// Progress is how far work has come. It is written by Run.
type Progress struct {
	Key   string
	Phase string  // such as "tier"
	Step  int     // of Of, from 1
	Of    int     // 0: not known
	Share float64 // 0..1, of the whole
	Fail  string  // code of the refusal that ended it; empty: none
	At    time.Time
}
