package org.bangfu.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bangfu.common.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may hang on a board and what not. */
class PublicTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "身份证430599196103090018",
                "４３０５９９１９６１０３０９００１８",
                "43059919610309001X",
                "430599610309001",
                "430599 19610309 0018",
                "430599-19610309-0018",
                "4 3 0 5 9 9 1 9 6 1 0 3 0 9 0 0 1 8",
                "430599\u200b196103090018",
                "电话13812341234",
                "138 1234 1234",
                "138-1234-1234",
                "+86 138 1234 1234",
                "１３８１２３４１２３４",
                "6217002920123456789",
                "٤٣٠٥٩٩١٩٦١٠٣"
            })
    void numbersOfPeopleAreFoundHoweverTheyAreWritten(String text) {
        assertThat(PublicText.problems(text)).isNotEmpty().noneMatch(sentence -> sentence.contains("4305"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "异议电话0739-7611234",
                "请于2015年8月10日前反映",
                "2015-08-03至2015-08-10",
                "12317",
                "第一组5户、第二组12户，共17户",
                "文号：绥扶〔2015〕12号",
                "1234567890"
            })
    void whatIsNoNumberOfAPersonMayHang(String text) {
        assertThat(PublicText.problems(text)).isEmpty();
    }

    @Test
    void aLineOnANoticeCannotHoldAnIdNumber() {
        assertThatThrownBy(() -> new NoticeEntry("张三430599196103090018", "第一组", 3, "拟识别贫困户", null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("430599");
        assertThatThrownBy(() -> new NoticeEntry("张三", "第一组13812341234", 3, "拟识别贫困户", null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NoticeEntry("张三", "第一组", 0, "拟识别贫困户", null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"张三,张＊", "欧阳修,欧阳＊", "欧阳,欧＊", "阿依·古丽,阿＊", "𠮷田一,𠮷＊", "' 李四 ',李＊"})
    void theWebSeesTheSurnameOnly(String name, String shown) {
        assertThat(MaskedName.of(name)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "VILLAGE,false,TOWNSHIP",
        "VILLAGE,true,COUNTY",
        "TOWNSHIP,false,COUNTY",
        "TOWNSHIP,true,LEADING_GROUP",
        "COUNTY,false,LEADING_GROUP"
    })
    void anObjectionIsInvestigatedAboveWhoseListItIs(Role.Tier listedBy, boolean againstHandler, Role.Tier level) {
        assertThat(RegisteredObjections.level(listedBy, againstHandler)).isEqualTo(level);
    }
}
