// Package plenaryfile reads the file with which a secretary prepares a plenary
// in a text editor: people and posts, rules of procedure, sittings, agenda,
// a conclusion with its points, amendments, and what has happened already.
// docs/plenary-file.md is its reference.
//
// Reading makes values and finds every fault at once, with line and column.
// What the rules of procedure say to it is for the assembly: package setup
// plays a file through the use cases of the hall.
package plenaryfile
