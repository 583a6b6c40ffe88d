// SPDX-License-Identifier: Apache-2.0
/// What was captured and what was seen in it, for ever: files of answers under the hash of their
/// bytes, and a DuckDB file of captures, observations and refusals. Only ever added to (rule I-63).
package outcry.server.observation;
