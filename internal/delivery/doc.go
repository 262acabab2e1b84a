// Package delivery holds what organs owe: tasks with due dates and figures, and
// the task sheet of a year.
package delivery
