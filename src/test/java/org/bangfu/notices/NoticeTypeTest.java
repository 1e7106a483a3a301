package org.bangfu.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeTypeTest {

    @ParameterizedTest
    @EnumSource(NoticeType.class)
    void everySheetSaysOnWhatItRestsAndWhatTheHouseholdsAreToGet(NoticeType type) {
        assertThat(type.statement().basis()).endsWith("，");
        assertThat(type.statement().proposal()).matches("(下列|拟退出贫困村).*");
    }

    @Test
    void onlyAnIdentificationAnnouncesPoorHouseholds() {
        assertThat(Arrays.stream(NoticeType.values())
                        .filter(type -> type.statement().proposal().contains("列为贫困户")))
                .containsExactly(NoticeType.IDENTIFICATION_VILLAGE, NoticeType.IDENTIFICATION_TOWNSHIP);
    }
}
