// SPDX-License-Identifier: Apache-2.0
package outcry.server.history;

/// How far the history is: every event before `index` of the command at `position` is stored, and
/// none after.
///
/// `recording` and `recorded` say where in the archive to read on. All four are written in the
/// transaction that writes the rows, which is what makes each event count once.
record Progress(long position, int index, long recording, long recorded) {
  boolean covers(long framePosition, int firstIndex) {
    return framePosition < position || framePosition == position && firstIndex < index;
  }
}
