package dev.slipway.core.adapter.objects;

import dev.slipway.core.problem.ProblemException;

/// What a person is told when the place does not do what it should.
final class ObjectProblems {
    private ObjectProblems() {}

    static ProblemException gone(String key) {
        return ProblemException.usage(
                "artifact.gone",
                key + " is not in the artifact store.",
                "See what is there: slipway store list");
    }

    static ProblemException unreachable(String place, Exception cause) {
        return ProblemException.outside(
                "objects.unreachable",
                "The artifact store " + place + " cannot be reached: " + cause.getMessage() + ".",
                "See to the network and the endpoint: slipway store set --endpoint URL",
                cause);
    }

    static ProblemException noSecret(String name) {
        return ProblemException.usage(
                "objects.denied",
                "There is no secret \"" + name + "\" with the artifact store's keys.",
                "Give them: slipway secret set "
                        + name
                        + " --username ACCESS_KEY (the secret key on standard input)");
    }

    /// @param code S3's word for it, empty if it said none
    static ProblemException answer(String place, int status, String code) {
        var said = status + (code.isEmpty() ? "" : " " + code);
        if (code.equals("NoSuchBucket")) {
            return ProblemException.outside(
                    "objects.noBucket",
                    "There is no such bucket at " + place + ".",
                    "Make it there, or name another: slipway store set --bucket NAME",
                    null);
        }
        if (status == 401 || status == 403) {
            return ProblemException.outside(
                    "objects.denied",
                    "The artifact store " + place + " refuses these keys (" + said + ").",
                    "See to the secret, the region and what the key may do with the bucket.",
                    null);
        }
        return ProblemException.outside(
                "objects.refused",
                "The artifact store " + place + " answers " + said + ".",
                "Try again; if it stays, see what the service says.",
                null);
    }
}
