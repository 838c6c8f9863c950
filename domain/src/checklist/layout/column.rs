use super::value::fold;
use crate::code::codes;

codes! {
    /// A column of the items, or a line of the cover.
    pub enum Column {
        /// 節キー.
        SectionKey = "section-key",
        /// 節名.
        SectionTitleJa = "section-title-ja",
        /// 節名（英）.
        SectionTitleEn = "section-title-en",
        /// 項目キー.
        ItemKey = "item-key",
        /// 条項.
        Clauses = "clauses",
        /// 質問（日）.
        QuestionJa = "question-ja",
        /// 質問（英）.
        QuestionEn = "question-en",
        /// 理由.
        WhyJa = "why-ja",
        /// 理由（英）.
        WhyEn = "why-en",
        /// 証拠の例.
        ShownByJa = "shown-by-ja",
        /// 証拠の例（英）.
        ShownByEn = "shown-by-en",
        /// 回答の種類.
        Kind = "kind",
        /// 選択肢.
        Choices = "choices",
        /// 必須.
        Required = "required",
        /// 証拠.
        Evidence = "evidence",
        /// 条件.
        Condition = "condition",
        /// Cover: キー.
        Key = "key",
        /// Cover: 版.
        Number = "number",
        /// Cover: 表題.
        TitleJa = "title-ja",
        /// Cover: 表題（英）.
        TitleEn = "title-en",
        /// Cover: 版の日付.
        DatedOn = "dated-on",
    }
}

/// Columns without which the items cannot be read.
pub(super) const NEEDED: [Column; 6] =
    [Column::SectionKey, Column::SectionTitleJa, Column::ItemKey, Column::QuestionJa, Column::Kind, Column::Required];

impl Column {
    /// Folded labels; [`fold`] has taken brackets, spaces and signs away.
    const fn labels(self) -> &'static [&'static str] {
        match self {
            Self::SectionKey => &["節キー", "節コード", "区分キー", "sectionkey", "section"],
            Self::SectionTitleJa => {
                &["節名", "節名日", "節名日本語", "節名ja", "節の名称", "sectiontitle", "sectiontitleja"]
            }
            Self::SectionTitleEn => &["節名英", "節名英語", "節名en", "sectiontitleen", "sectiontitleenglish"],
            Self::ItemKey => &["項目キー", "項目コード", "itemkey", "item"],
            Self::Clauses => &["条項", "根拠条項", "関係条項", "clauses", "clause"],
            Self::QuestionJa => {
                &["質問", "質問日", "質問日本語", "質問ja", "確認事項", "questionja", "questionjapanese", "question"]
            }
            Self::QuestionEn => &["質問英", "質問英語", "質問en", "questionen", "questionenglish"],
            Self::WhyJa => {
                &["理由", "理由日", "理由日本語", "理由ja", "確認の理由", "why", "whyja", "reason", "reasonja"]
            }
            Self::WhyEn => &["理由英", "理由英語", "理由en", "whyen", "reasonen", "whyenglish", "reasonenglish"],
            Self::ShownByJa => &[
                "証拠の例",
                "証拠例",
                "証拠の例日",
                "証拠の例日本語",
                "証拠の例ja",
                "evidenceexamples",
                "evidenceexamplesja",
            ],
            Self::ShownByEn => &["証拠の例英", "証拠の例英語", "証拠の例en", "evidenceexamplesen"],
            Self::Kind => &["回答の種類", "回答種類", "回答種別", "回答形式", "answerkind", "answertype", "kind"],
            Self::Choices => &["選択肢", "choices", "options"],
            Self::Required => &["必須", "必須回答", "回答必須", "required", "compulsory"],
            Self::Evidence => &["証拠", "証拠資料", "証拠の要否", "evidence"],
            Self::Condition => &["条件", "適用条件", "condition", "applieswhen"],
            Self::Key => &["キー", "確認事項キー", "key", "checklistkey"],
            Self::Number => &["版", "版番号", "number", "version", "versionnumber"],
            Self::TitleJa => &["表題", "表題日", "表題日本語", "表題ja", "題名", "titleja", "title"],
            Self::TitleEn => &["表題英", "表題英語", "表題en", "題名英", "titleen", "titleenglish"],
            Self::DatedOn => &["版の日付", "日付", "制定日", "改訂日", "date", "versiondate", "dateoftheversion"],
        }
    }

    const fn is_of_cover(self) -> bool {
        matches!(self, Self::Key | Self::Number | Self::TitleJa | Self::TitleEn | Self::DatedOn)
    }

    /// The column of the items that this header names: in Japanese, in English, or in both with a line break or `/` between.
    pub(super) fn of_items(header: &str) -> Option<Self> {
        Self::named(header, false)
    }

    /// The line of the cover that this label names.
    pub(super) fn of_cover(label: &str) -> Option<Self> {
        Self::named(label, true)
    }

    fn named(label: &str, cover: bool) -> Option<Self> {
        let find = |text: &str| {
            let folded = fold(text);
            Self::ALL.iter().copied().find(|it| it.is_of_cover() == cover && it.labels().contains(&folded.as_str()))
        };
        // Where both languages stand, the first known one counts.
        find(label).or_else(|| label.split(['\n', '/', '／', '|']).find_map(find))
    }
}
