package sextant.web.connect;

import io.nayuki.qrcodegen.QrCode;

/** A QR code as a picture that stands in the page itself. */
public final class QrPicture {
    private static final int QUIET = 4;

    private QrPicture() {}

    /** A text as SVG: dark on light in every colour scheme, with the quiet zone that readers need (ISO/IEC 18004). */
    public static String svg(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (var y = 0; y < code.size; y++) {
            for (var x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        var side = code.size + 2 * QUIET;
        return "<svg class=\"qr\" role=\"img\" aria-label=\"QR code\" viewBox=\"0 0 " + side + " " + side
                + "\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\""
                + path
                + "\" fill=\"#000\"/></svg>";
    }
}
