package dev.slipway.core.adapter.docker;

/// A tag taken apart: `host:5000/shop/web:1.2` is the repository `host:5000/shop/web` and the tag
/// `1.2`; without one it is `latest`.
record ImageName(String repository, String tag) {

    static ImageName parse(String reference) {
        var colon = reference.lastIndexOf(':');
        return colon > reference.lastIndexOf('/')
                ? new ImageName(reference.substring(0, colon), reference.substring(colon + 1))
                : new ImageName(reference, "latest");
    }
}
