package dev.slipway.core.pipeline.runner;

import dev.slipway.core.pipeline.Parameter;
import dev.slipway.core.pipeline.Question;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.secret.Secret;
import dev.slipway.core.secret.SecretId;
import dev.slipway.core.secret.SecretScope;
import dev.slipway.core.secret.Secrets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Passwords on their way from whoever answers an input to the run that asks: encrypted among the
/// project's secrets until the run takes them, never in the database.
public final class SecretAnswers {
    private final Secrets secrets;
    private final RunId run;
    private final String input;

    public SecretAnswers(Secrets secrets, RunId run, String input) {
        this.secrets = secrets;
        this.run = run;
        this.input = input.replaceAll("[^A-Za-z0-9_.-]", "_");
    }

    private static boolean isSecret(Question question) {
        return question.kind() == Parameter.Kind.PASSWORD;
    }

    private SecretId id(int ordinal) {
        return new SecretId(
                new SecretScope.OfProject(run.project().value()),
                "answer/" + run.number() + "." + run.attempt() + "/" + input + "/" + ordinal);
    }

    /// Puts the passwords among the values aside; what is left may be shown.
    public Map<String, String> putAside(List<Question> questions, Map<String, String> values) {
        var shown = new LinkedHashMap<>(values);
        for (var i = 0; i < questions.size(); i++) {
            if (isSecret(questions.get(i))) {
                var value = shown.remove(questions.get(i).name());
                if (value != null && !value.isEmpty()) {
                    secrets.put(id(i), new Secret.Text(value), "");
                }
            }
        }
        return shown;
    }

    /// The password that was put aside for a question, if there was one; it is gone then.
    Optional<String> take(List<Question> questions, Question question) {
        if (!isSecret(question)) {
            return Optional.empty();
        }
        var id = id(questions.indexOf(question));
        var found = secrets.find(id);
        secrets.remove(id);
        return found.filter(Secret.Text.class::isInstance).map(it -> ((Secret.Text) it).value());
    }
}
