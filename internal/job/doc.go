// Package job keeps work for later and has it done in the background: solves
// and costings, on the River queue, in the database of the store. In SQLite the
// same program adds and works; on PostgreSQL any number of workers may help.
//
// What a job does is not known here: a hall.Runner does it. What is promised:
//
//   - one job for one key, as long as it waits, runs or is done;
//   - a job that fails is tried again, up to five times, unless it was refused;
//   - a job whose worker was killed is run by another one within seconds;
//   - a job that is stopped with its worker goes on when one starts again.
//
// A job may be run twice, when a worker was cut off and not killed. Its result
// is kept under the key, once, so that this costs time and nothing else.
package job
