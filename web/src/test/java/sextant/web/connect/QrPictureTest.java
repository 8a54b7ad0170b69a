package sextant.web.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QrPictureTest {
    @Test
    void aCodeHasItsQuietZoneAndIsDarkOnLightWhateverTheScheme() {
        var svg = QrPicture.svg("https://mail.example.org/connect?key=0123456789abcdef");
        assertThat(svg).startsWith("<svg ").endsWith("</svg>").contains("fill=\"#fff\"", "fill=\"#000\"");
        assertThat(svg)
                .contains("viewBox=\"0 0 41 41\"")
                .contains("M4 4h1v1h-1z")
                .doesNotContain("M3 ");
    }
}
