// SPDX-License-Identifier: Apache-2.0
/// Questions a user of a benchmark asks about it: who can push it and how far, what a bill's change
/// was made of. Nothing settles on an answer.
package outcry.index.analysis;
