package io.github.dokucamel.crash;

/**
 * One life of the runner, from its start to its end.
 *
 * @param killed whether it was a kill that ended it
 */
record Life(long startedAt, long endedAt, boolean killed) {

    boolean cutShort(long attemptStartedAt) {
        return killed && attemptStartedAt >= startedAt && attemptStartedAt <= endedAt;
    }
}
