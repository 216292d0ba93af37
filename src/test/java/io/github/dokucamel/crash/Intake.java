package io.github.dokucamel.crash;

/** Which way the orders of a run arrive. */
enum Intake {
    FILE,
    JMS,
    REST
}
