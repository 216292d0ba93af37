package io.github.dokucamel.cli.door;

import java.time.Duration;

/**
 * What one server gives to those who call it.
 *
 * @param patience for a request to come, from its first byte to its last
 */
record Limits(int mostConnections, Duration patience, Descriptors descriptors) {}
