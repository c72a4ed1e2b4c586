package dev.slipway.core.pipeline;

import java.util.Map;
import java.util.Optional;

/// Where a pipeline's or a stage's steps run. A stage without one runs where its parent does.
public sealed interface Agent {
    Position position();

    record Any(Position position) implements Agent {}

    /// No agent here: every stage below brings its own.
    record None(Position position) implements Agent {}

    /// A type with settings, in the file's order; `shorthand` is `docker 'image'` and `label
    /// 'name'`, whose one setting is `image` or `label`.
    sealed interface Configured extends Agent {
        Map<String, Expression> settings();

        boolean shorthand();

        default Optional<Expression> setting(String key) {
            return Optional.ofNullable(settings().get(key));
        }
    }

    /// `label`, or `node` with more settings; Slipway has one machine and reads it as `any`.
    record Label(Map<String, Expression> settings, boolean shorthand, Position position)
            implements Configured {
        public Label {
            settings = Ordered.copyOf(settings);
        }
    }

    /// Settings: image, args, label, registryUrl, registryCredentialsId, customWorkspace,
    /// alwaysPull, reuseNode.
    record Docker(Map<String, Expression> settings, boolean shorthand, Position position)
            implements Configured {
        public Docker {
            settings = Ordered.copyOf(settings);
        }

        public Optional<Expression> image() {
            return setting("image");
        }

        public Optional<Expression> args() {
            return setting("args");
        }
    }

    /// Settings: filename, dir, additionalBuildArgs, args, label, registryUrl,
    /// registryCredentialsId, customWorkspace, reuseNode. `dockerfile true` has none.
    record Dockerfile(Map<String, Expression> settings, boolean shorthand, Position position)
            implements Configured {
        public Dockerfile {
            settings = Ordered.copyOf(settings);
        }

        public Optional<Expression> args() {
            return setting("args");
        }
    }

    /// A type of a plugin: `kubernetes`, whose containers are run by their images, or one that
    /// Slipway does not run; kept so that the pipeline can be shown.
    record Other(
            String type, Map<String, Expression> settings, boolean shorthand, Position position)
            implements Configured {
        public Other {
            settings = Ordered.copyOf(settings);
        }

        public boolean isPod() {
            return type.equals("kubernetes");
        }
    }
}
