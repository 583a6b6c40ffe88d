// SPDX-License-Identifier: Apache-2.0
/// The benchmark administrator's office: fixings as signed files that anybody can recompute, the
/// keys they are signed with, and the archive in which nothing is ever overwritten.
package outcry.server.benchmark;
