package io.github.dokucamel.settings;

import io.github.dokucamel.signature.Secret;
import java.security.PrivateKey;

public record SnapKeys(PrivateKey privateKey, Secret sharedKey) {}
