package sextant.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

class SummariesFuzzTest {
    @FuzzTest
    void everyDocumentHasASummaryOrAReason(FuzzedDataProvider data) {
        Format format = data.pickValue(Format.values());
        Document document = Document.of(format, data.consumeRemainingAsBytes());
        try {
            Summary summary = new Summaries().summarize(document);
            assertThat(summary.size()).isEqualTo(document.size());
            assertThat(summary.first()).isLessThanOrEqualTo(summary.last());
        } catch (MalformedDocument e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
