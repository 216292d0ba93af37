package io.github.dokucamel.crash;

import java.util.List;

/**
 * One kill, and what was found right after it.
 *
 * @param reached whether the runner died where it should have
 * @param underWay orders that had been handed over and had not gone all the way
 * @param broken what did not hold
 */
record Strike(CrashPoint point, boolean reached, long underWay, List<String> broken) {}
