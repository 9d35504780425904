import type { ThemeConfig } from 'antd'

/** Calm and dense: one accent, grey page, white surfaces. The accent is a shade darker where white text stands on it, for contrast. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0b7a7c',
    colorInfo: '#0b7a7c',
    colorTextDisabled: 'rgba(20, 32, 40, 0.6)',
    colorSuccessBg: '#e9f6ec',
    colorSuccessBorder: '#b5dbbf',
    colorWarningBg: '#fdf4e0',
    colorWarningBorder: '#ecd29a',
    colorInfoBg: '#eef6f6',
    colorInfoBorder: '#bfdede',
    colorPrimaryBg: '#e3f2f2',
    colorPrimaryBgHover: '#d3eaea',
    colorLink: '#0b7274',
    // Darker under the pointer, not lighter: words must stay readable on a tinted row, and white on a button.
    colorPrimaryHover: '#096668',
    colorLinkHover: '#075557',
    colorLinkActive: '#075557',
    colorError: '#c62f2f',
    colorWarning: '#b26a00',
    colorSuccess: '#23803c',
    colorTextSecondary: 'rgba(20, 32, 40, 0.72)',
    colorTextTertiary: 'rgba(20, 32, 40, 0.66)',
    colorTextDescription: 'rgba(20, 32, 40, 0.66)',
    colorTextPlaceholder: 'rgba(20, 32, 40, 0.66)',
    colorText: '#142028',
    colorBgLayout: '#f3f5f6',
    borderRadius: 6,
    fontSize: 14,
    fontFamily:
      "system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Table: {
      cellPaddingBlockSM: 6,
      cellPaddingInlineSM: 8,
      headerBg: '#f7f9fa',
      rowHoverBg: '#eef6f6',
      headerColor: 'rgba(20, 32, 40, 0.72)',
    },
    Menu: {
      itemHeight: 34,
      itemMarginBlock: 2,
      itemBorderRadius: 6,
      groupTitleFontSize: 12,
      groupTitleColor: 'rgba(20, 32, 40, 0.66)',
      itemSelectedBg: '#e3f2f2',
      itemSelectedColor: '#0a6365',
    },
    Layout: { siderBg: '#ffffff', bodyBg: '#f3f5f6' },
    Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
  },
}
